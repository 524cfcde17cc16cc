package dev.longform.aggregator.client;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.reparse.TextReader;
import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseRequest;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks judge-service, which has the parsers. */
@ApplicationScoped
public class JudgeTextReader implements TextReader {
    private final ServiceClient judge;

    public JudgeTextReader(AggregatorConfig config, ServiceToken token) {
        this.judge = new ServiceClient("judge-service", config.judgeUrl(), token);
    }

    @Override
    public ReparseAnswer read(ReparseRequest request) {
        return judge.post("/api/v1/reparse", request, ReparseAnswer.class);
    }
}
