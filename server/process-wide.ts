/**
 * Returns the one instance of something in this process, made on first use.
 *
 * Next bundles its own copy of every module it imports, so a module-level constant
 * exists twice: once for the pages and once for the sockets. Whatever has identity
 * (the database client, the rooms, the bus) is made through here, and nothing else is.
 */
export function processWide<Thing>(name: string, create: () => Thing): Thing {
  const key = Symbol.for(`plenary.${name}`);
  const things = globalThis as { [key]?: Thing };
  return (things[key] ??= create());
}
