/**
 * What stands before the path where a client names the server in its request (absolute-form, RFC 9112, 3.2.2), as
 * it may.
 */
const SERVER = /^https?:\/\/[^/?#]*/i;

/**
 * The service of OData as its clients write it: by OData's URL conventions (4.01, part 2, 3) its address ends in a
 * slash.
 */
const ODATA_ROOT = /^\/open\/v1\/odata\/(?=[?#]|$)/;

/**
 * The address by which a request is routed, and by which all hooks know it: from its path on, and OData's service
 * root as one address with its slash and without (decision 0141).
 */
export function routedAddress({ url = '/' }: { readonly url?: string | undefined }): string {
  const fromPath = url.startsWith('/') ? url : url.replace(SERVER, '');
  const rooted = fromPath === '' || /^[?#]/.test(fromPath) ? `/${fromPath}` : fromPath;
  return rooted.replace(ODATA_ROOT, '/open/v1/odata');
}
