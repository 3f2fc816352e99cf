/**
 * What attempts are counted by: an IPv4 address as it is, of an IPv6 address the first 64 bits, since whoever has one has
 * all that begin with them.
 */
export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const gap = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
  const groups = [...(first ?? []), ...Array.from({ length: Math.max(gap, 0) }, () => '0'), ...(last ?? [])];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/**
 * What people are told of where something was asked for: 203.0.113.0/24 or 2001:db8:1::/48. Enough to tell whether it was at home, and less than
 * a whole address, which is kept for nobody. Null for what is no address.
 */
export function networkOf(ip: string): string | null {
  const key = addressKey(ip);
  const four = /^((?:\d{1,3}\.){3})\d{1,3}$/.exec(key)?.[1];
  if (four !== undefined) return `${four}0/24`;
  const six = /^((?:[0-9a-f]{1,4}:){2}[0-9a-f]{1,4}):[0-9a-f]{1,4}::\/64$/.exec(key)?.[1];
  return six === undefined ? null : `${six}::/48`;
}
