import { PrismaPg } from '@prisma/adapter-pg';

type Transaction = Awaited<
  ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>
>;

/**
 * Prisma's adapter for pg, whose queries in one transaction wait for one another. Prisma
 * asks for several relations at once; one connection can answer only one after the other,
 * and pg has deprecated keeping the queue for it.
 */
export function oneAfterAnother(options: ConstructorParameters<typeof PrismaPg>[0]): PrismaPg {
  const factory = new PrismaPg(options);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => inLine(await start(level));
    return adapter;
  };
  return factory;
}

function inLine(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const after = <Given, Value>(ask: (given: Given) => Promise<Value>) => {
    return async (given: Given): Promise<Value> => {
      const answer = last.then(() => ask(given));
      last = answer.catch(() => undefined);
      return answer;
    };
  };
  transaction.queryRaw = after(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = after(transaction.executeRaw.bind(transaction));
  return transaction;
}
