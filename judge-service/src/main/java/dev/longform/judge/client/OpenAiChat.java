package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.judge.domain.Judge;
import dev.longform.judge.domain.JudgeAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chat completions as OpenAI, vLLM, SGLang, llama-server, Ollama and TGI serve them. The answer is the content of the
 * first choice; thinking in a field of its own is not read.
 */
@ApplicationScoped
public class OpenAiChat implements Judge {
    private static final String ROUTE = "/v1/chat/completions";

    private final EndpointClient client;

    public OpenAiChat(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, List<Message> conversation) {
        ObjectNode body = new ChatRequest(model).body(decoding, conversation);
        Answer answer = client.post(calls, model, route(model), body);
        return new JudgeAnswer(ChatChoice.text(answer.body()), ChatChoice.problem(answer.body()), answer.usage());
    }

    private static String route(ModelSpec model) {
        boolean versioned = model.endpoint() != null && model.endpoint().matches(".*/v1/*");
        return versioned ? ROUTE.substring("/v1".length()) : ROUTE;
    }
}
