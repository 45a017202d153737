import type { FileAnswer } from "#server/platform/act/route.ts";

/** @param onFault receives what goes wrong while a large file leaves: the answer has begun by then */
export async function fileResponse(file: FileAnswer, onFault: (error: unknown) => void): Promise<Response> {
  return new Response(await bodyOf(file.content, onFault), {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "cache-control": "no-store",
    },
  });
}

async function bodyOf(content: FileAnswer["content"], onFault: (error: unknown) => void): Promise<BodyInit> {
  if (typeof content === "string") return content;
  if (content instanceof Uint8Array) return new Uint8Array(content);
  if ("made" in content) return new Uint8Array(await content.made());
  const chunks = content()[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // The answer began long ago: a line that breaks off is all that still tells the reader.
        onFault(error);
        throw error;
      }
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}
