package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.CoordinatorConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Fixes how a run asks its model, to the template's version: what is not said is filled in when the run starts. */
@ApplicationScoped
public class ProtocolChoice {
    private final CoordinatorConfig config;

    public ProtocolChoice(CoordinatorConfig config) {
        this.config = config;
    }

    /** The protocol of a run of a model of this kind. */
    public ProtocolSpec of(ModelKind kind, StartRuns wish) {
        if (kind == ModelKind.CLASSIFIER) {
            return new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, wish.allowTruncation());
        }
        boolean selection = wish.protocol() == ProtocolName.SELECTION;
        String template = wish.template().orElseGet(selection ? config::selectionTemplate : config::ratingTemplate);
        Decoding decoding = new Decoding(
                wish.temperature(),
                wish.decodingSeed().orElse(wish.seed()),
                wish.maxTokens().orElseGet(config::maxTokens));
        Rotations rotations = selection ? wish.rotations() : Rotations.NONE;
        return new ProtocolSpec(wish.protocol(), template, rotations, decoding, wish.allowTruncation());
    }
}
