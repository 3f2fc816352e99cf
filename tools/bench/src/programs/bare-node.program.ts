import { createServer } from 'node:http';

/** Node's own server and nothing else: `node bare-node.program.js <port>`. */
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 5 }).end('hello'));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
