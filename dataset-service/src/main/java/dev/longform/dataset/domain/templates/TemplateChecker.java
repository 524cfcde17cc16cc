package dev.longform.dataset.domain.templates;

import dev.longform.contracts.JudgeTemplate;
import java.util.List;

/** Holds a template against its parser. */
public interface TemplateChecker {
    /**
     * What is wrong with it; empty when it can be used.
     *
     * @throws dev.longform.platform.ServiceCallException when it cannot be checked now
     */
    List<String> problems(JudgeTemplate template);
}
