import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Lends Prisma's own schema engine, compiled to WebAssembly: nothing is downloaded. It
 * compares two schemas; what needs a shadow database does not work in it.
 */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  work: (engine: glue.SchemaEngine) => Promise<Value>,
): Promise<Value> {
  await load();
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: databaseUrl }),
  );
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const value = await work(engine);
  engine.free();
  return value;
}

async function load(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const program = await readFile(file.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(program, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
