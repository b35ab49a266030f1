// What a program does with the official client: called as `node openai.mjs BASE_URL NODE_MODULES`; prints one JSON object of what it saw.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [baseURL, nodeModules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(nodeModules + '/'));
const OpenAI = require('openai').default;
const client = new OpenAI({ baseURL: baseURL + '/v1', apiKey: 'none', maxRetries: 0 });
const messages = [{ role: 'user', content: 'Half of 144?' }];

const seen = {};

const whole = await client.chat.completions.create({ model: 'demo@best-of-n', messages, seed: 7, n: 2, search: { budget: { candidates: 4 } } });
seen.content = whole.choices[0].message.content;
seen.finish = whole.choices[0].finish_reason;
seen.generated = whole.usage.search_details.generated_tokens;
seen.strategy = whole.search.strategy;
seen.requestId = whole._request_id;

const stream = await client.chat.completions.create({
  model: 'demo@best-of-n', messages, seed: 7, n: 1, stream: true, stream_options: { include_usage: true }, search: { budget: { candidates: 4 } },
});
seen.streamed = '';
seen.reasoning = '';
for await (const chunk of stream) {
  const delta = chunk.choices[0]?.delta;
  seen.streamed += delta?.content ?? '';
  seen.reasoning += delta?.reasoning_content ?? '';
  if (chunk.usage) seen.usage = chunk.usage.total_tokens;
}

const helper = client.chat.completions.stream({ model: 'demo', messages, seed: 7 });
seen.helper = (await helper.finalChatCompletion()).choices[0].message.role;

seen.models = (await client.models.list()).data.map((model) => model.id);
seen.model = (await client.models.retrieve('demo@beam')).id;

const errorOf = async (request) => {
  try {
    await client.chat.completions.create(request);
  } catch (error) {
    return { class: error.constructor.name, status: error.status, code: error.code, param: error.param, type: error.type };
  }
};
seen.unknownModel = await errorOf({ model: 'gpt-4o', messages });
seen.tools = await errorOf({ model: 'demo', messages, tools: [{ type: 'function', function: { name: 'f', parameters: {} } }] });

console.log(JSON.stringify(seen));
