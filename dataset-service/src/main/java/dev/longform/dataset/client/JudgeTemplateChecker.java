package dev.longform.dataset.client;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.dataset.WorkersConfig;
import dev.longform.dataset.domain.templates.TemplateChecker;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks judge-service, which has the parsers. */
@ApplicationScoped
public class JudgeTemplateChecker implements TemplateChecker {
    private final ServiceClient judge;

    public JudgeTemplateChecker(WorkersConfig config, ServiceToken token) {
        this.judge = new ServiceClient("judge-service", config.judgeUrl(), token);
    }

    private record Found(List<String> problems) {}

    @Override
    public List<String> problems(JudgeTemplate template) {
        return judge.post("/api/v1/templates/check", template, Found.class).problems();
    }
}
