package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.templates.InvalidTemplate;
import dev.longform.dataset.domain.templates.JudgeTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Fixes how a run asks its model, to the template's version: what is not said is filled in when the run starts. */
@ApplicationScoped
public class ProtocolChoice {
    private final CoordinatorConfig config;
    private final JudgeTemplates templates;

    public ProtocolChoice(CoordinatorConfig config, JudgeTemplates templates) {
        this.config = config;
        this.templates = templates;
    }

    /**
     * The protocol of a run of a model of this kind.
     *
     * @throws UnknownName when there is no such template
     * @throws InvalidTemplate when the template serves another protocol
     */
    public ProtocolSpec of(ModelKind kind, StartRuns wish) {
        if (kind == ModelKind.CLASSIFIER) {
            return new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, wish.allowTruncation());
        }
        JudgeTemplate template = template(wish);
        Decoding decoding = new Decoding(
                wish.temperature(),
                wish.decodingSeed().orElse(wish.seed()),
                wish.maxTokens().orElseGet(config::maxTokens));
        Rotations rotations =
                switch (wish.protocol()) {
                    case SELECTION -> wish.rotations();
                    case PAIRWISE -> Rotations.BOTH;
                    case RATING, SCORES -> Rotations.NONE;
                };
        return new ProtocolSpec(
                wish.protocol(), template.name(), rotations, decoding, wish.allowTruncation(), template);
    }

    private JudgeTemplate template(StartRuns wish) {
        String name = wish.template().orElseGet(() -> switch (wish.protocol()) {
            case RATING -> config.ratingTemplate();
            case PAIRWISE -> config.pairwiseTemplate();
            case SELECTION, SCORES -> config.selectionTemplate();
        });
        JudgeTemplate template =
                templates.find(name).orElseThrow(() -> new UnknownName("template", name, "longform templates list"));
        if (template.protocol() != wish.protocol()) {
            String serves = template.protocol().name().toLowerCase(Locale.ROOT);
            throw new InvalidTemplate(
                    "template '" + template.name() + "' is for protocol " + serves + "; name that protocol as well");
        }
        return template;
    }
}
