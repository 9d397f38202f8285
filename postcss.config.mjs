/** Next looks for this file by name. */
export default { plugins: { '@tailwindcss/postcss': {} } };
