/** stub replaced below */
export interface PreviewArguments {
  port: string;
}
export async function runPreview(): Promise<number> {
  return 0;
}
