import { refused, startBotApi, testToken } from './bot-api.ts';
import { adapterContract } from './contract.ts';
import { startTelegram, textUpdate, webhookCall, webhookSecret } from './telegram-house.ts';

adapterContract('telegram', async (deps) => {
  const botApi = await startBotApi();
  const adapter = await startTelegram(botApi.root, deps);
  return {
    adapter,
    chatId: botApi.ali.id,
    customerWrites: async (text) => {
      botApi.ali.say(text);
      const update = await botApi.newestUpdate();
      return () => webhookCall(update);
    },
    forgedDelivery: () => webhookCall(textUpdate(1, 'salom'), 'guessed'),
    refuseNextSend: () => botApi.plan('sendMessage', refused(403, 'Forbidden: bot was blocked by the user')),
    heard: () => botApi.ali.messages.filter((message) => message.by === 'bot').map((message) => message.text),
    pictures: () => ({
      uploaded: botApi.calls().filter((call) => Object.keys(call.files).length > 0).length,
      seen: botApi.ali.messages.filter((message) => message.by === 'bot' && message.kind === 'photo').length,
    }),
    secrets: [testToken, testToken.slice(5), webhookSecret],
    close: botApi.close,
  };
});
