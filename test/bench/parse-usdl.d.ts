// parse-usdl has no types: what the race needs of it.
declare module 'parse-usdl' {
  const module: { parse: (payload: string, options: { suppressErrors: boolean }) => Record<string, unknown> };
  export default module;
}
