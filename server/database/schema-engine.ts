import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool } from 'pg';
import { processWide } from '@/server/process-wide';

/**
 * Lends Prisma's own schema engine, compiled to WebAssembly: nothing is downloaded. It
 * applies migrations and compares two schemas; what needs a shadow database does not
 * work in it.
 */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  work: (engine: glue.SchemaEngine) => Promise<Value>,
): Promise<Value> {
  await load();
  const pool = new Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(pool));
  try {
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    const value = await work(engine);
    engine.free();
    return value;
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a migration at every semicolon, also inside a function's body,
 * and so leaves half of it behind when one part fails. PostgreSQL takes it whole, in one
 * transaction.
 */
function adapterFor(pool: Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connected = await connect();
    connected.executeScript = async (script) => {
      await pool.query(script);
    };
    return connected;
  };
  return factory;
}

/**
 * Once for the whole process, however many copies of this module there are: the glue is
 * one, and a second program under it would take the memory from a migration at work.
 */
async function load(): Promise<void> {
  await processWide('schema-engine', instantiate);
}

async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const program = await readFile(file.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(program, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
