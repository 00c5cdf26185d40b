/** The request of a snippet, and its address. */
export interface Request {
  readonly endpoint: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A language or tool that a snippet is written in. */
export interface Snippet {
  readonly name: string;
  readonly write: (request: Request) => string;
}

/**
 * The snippets read the token from RIVERGATE_TOKEN, and send none if it is not set: open data need
 * none.
 */
export const SNIPPETS: ReadonlyArray<Snippet> = [
  { name: 'curl', write: curl },
  { name: 'TypeScript', write: typescript },
  { name: 'Python', write: python },
  { name: 'Java', write: java },
];

function curl({ endpoint, query, variables }: Request): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `# export RIVERGATE_TOKEN=<token>
curl -sS ${quoted(endpoint)} \\
  -H 'content-type: application/json' \\
  \${RIVERGATE_TOKEN:+-H "authorization: Bearer $RIVERGATE_TOKEN"} \\
  --data-binary ${quoted(JSON.stringify({ query, variables }))}
`;
}

function typescript({ endpoint, query, variables }: Request): string {
  const text = query.replace(/[\\`]|\$\{/g, '\\$&');
  return `// export RIVERGATE_TOKEN=<token>
const token = process.env.RIVERGATE_TOKEN;
const query = \`${text}\`;
const variables = ${JSON.stringify(variables, null, 2)};

const response = await fetch(${JSON.stringify(endpoint)}, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    ...(token ? { authorization: \`Bearer \${token}\` } : {}),
  },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = await response.json();
console.log(JSON.stringify({ data, errors }, null, 2));
`;
}

function python({ endpoint, query, variables }: Request): string {
  const text = query.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
  return `# export RIVERGATE_TOKEN=<token>
import json
import os
import urllib.error
import urllib.request

QUERY = """
${text}
"""
VARIABLES = json.loads(${JSON.stringify(JSON.stringify(variables))})

headers = {"content-type": "application/json"}
token = os.environ.get("RIVERGATE_TOKEN")
if token:
    headers["authorization"] = f"Bearer {token}"
body = json.dumps({"query": QUERY, "variables": VARIABLES}).encode()
request = urllib.request.Request(${JSON.stringify(endpoint)}, body, headers)
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as refusal:
    response = refusal
print(json.dumps(json.load(response), ensure_ascii=False, indent=2))
`;
}

function java({ endpoint, query, variables }: Request): string {
  const body = JSON.stringify({ query, variables }).replaceAll('\\', '\\\\');
  return `// export RIVERGATE_TOKEN=<token>
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Ask {
  public static void main(String[] arguments) throws Exception {
    String body = """
        ${body.replaceAll('"""', '\\"""')}""";
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(${JSON.stringify(endpoint)}))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    String token = System.getenv("RIVERGATE_TOKEN");
    if (token != null && !token.isEmpty()) request.header("authorization", "Bearer " + token);
    HttpResponse<String> response = HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
    System.out.println(response.body());
  }
}
`;
}
