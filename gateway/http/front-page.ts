import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A query that every supergraph answers: the list of its queries. */
const WHAT_TO_QUERY = '{ __schema { queryType { fields { name description } } } }';

const STYLE = `
body { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; line-height: 1.7; color: #1b2a33;
  font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { color: #0b5c7a; }
pre { padding: 1rem; overflow-x: auto; background: #eef4f6; border-left: 4px solid #0b5c7a; }
section + section { margin-top: 3rem; border-top: 1px solid #c8d6dc; }`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves `/`: what the hub is and how to send a first query, in Chinese and English, without
 * scripts.
 */
export function frontPage(
  request: FastifyRequest,
  reply: FastifyReply,
  firstQuestion = WHAT_TO_QUERY,
): FastifyReply {
  const address = `${request.protocol}://${request.host}/graphql`;
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'host')
    .send(page(escaped(curlLine(address, firstQuestion)), escaped(firstQuestion)));
}

function curlLine(address: string, query: string): string {
  const body = JSON.stringify({ query }).replaceAll("'", String.raw`'\''`);
  return `curl ${address} -H 'content-type: application/json' -d '${body}'`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function page(curl: string, query: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>江门 RiverGate</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<section>
<h1>江门 RiverGate</h1>
<p>江门市各部门生态环境监测数据的联邦共享枢纽：一次提问，多个部门共同回答。数据仍由各部门各自保管。</p>
<p>用 GraphQL 向 <code>/graphql</code> 提问（POST，JSON）。第一个问题：</p>
<pre><code>${query}</code></pre>
<p>在终端中：</p>
<pre><code>${curl}</code></pre>
<p>运行状况：<a href="/healthz">/healthz</a>；各部门是否在线：<a href="/readyz">/readyz</a>。</p>
</section>
<section lang="en">
<h2>RiverGate</h2>
<p>The federated hub through which the departments of Jiangmen share environmental monitoring data:
one question, answered by several departments together. Each department keeps its own data.</p>
<p>Ask in GraphQL at <code>/graphql</code> (POST, JSON). A first question:</p>
<pre><code>${query}</code></pre>
<p>In a terminal:</p>
<pre><code>${curl}</code></pre>
<p>Health: <a href="/healthz">/healthz</a>; which departments answer: <a href="/readyz">/readyz</a>.</p>
</section>
</main>
</body>
</html>
`;
}
