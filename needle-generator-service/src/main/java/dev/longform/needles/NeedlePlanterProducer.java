package dev.longform.needles;

import dev.longform.needles.domain.NeedlePlanter;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import dev.longform.needles.domain.editing.AnswerStore;
import dev.longform.needles.domain.editing.Editing;
import dev.longform.needles.domain.editing.EditorModel;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives the planter every strategy that there is, and the editors. */
public class NeedlePlanterProducer {
    @Produces
    @Singleton
    NeedlePlanter planter(@All List<NeedleStrategy> strategies, EditorModel models, AnswerStore store) {
        return new NeedlePlanter(strategies, new Editing(models, store));
    }
}
