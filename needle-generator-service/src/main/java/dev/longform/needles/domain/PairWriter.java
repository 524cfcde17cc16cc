package dev.longform.needles.domain;

import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedleAuthor;
import dev.longform.contracts.NeedlePair;
import dev.longform.needles.domain.aspects.Edit;
import dev.longform.needles.domain.editing.Editing;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns the needles of one haystack into pairs and numbers them. */
final class PairWriter {
    private final HaystackRequest request;
    private final Haystack haystack;
    private final Function<Edit, Optional<NeedleAuthor>> authors;
    private final Consumer<NeedlePair> pairs;
    private int written;

    /**
     * @param authors the model that wrote an edit; empty for those made by rule
     */
    PairWriter(
            HaystackRequest request,
            Haystack haystack,
            Function<Edit, Optional<NeedleAuthor>> authors,
            Consumer<NeedlePair> pairs) {
        this.authors = authors;
        this.request = request;
        this.haystack = haystack;
        this.pairs = pairs;
    }

    int written() {
        return written;
    }

    void write(String aspect, int bin, List<Needle> needles) {
        for (int i = 0; i < needles.size(); i++) {
            String id = request.haystackId() + "/" + aspect + "/" + bin + "/" + i;
            pairs.accept(pair(id, aspect, bin, needles.get(i)));
            written++;
        }
    }

    private NeedlePair pair(String id, String aspect, int bin, Needle needle) {
        Optional<NeedleAuthor> author = authors.apply(needle.edit());
        return new NeedlePair(
                request.planId(),
                request.haystackId(),
                request.sourceId(),
                haystack.sha256(),
                written,
                id,
                request.subset(),
                request.prompt(),
                aspect,
                request.length(),
                bin,
                request.bins(),
                needle.rejected().position(),
                needle.in(haystack.text(), needle.edit().neutral()),
                needle.in(haystack.text(), needle.edit().erroneous()),
                needle.chosen(),
                needle.rejected(),
                Tokenizer.NAME,
                request.seed(),
                NeedlePlanter.generator(request, author.isPresent() ? Editing.GENERATOR : NeedlePlanter.GENERATOR),
                author.orElse(null));
    }
}
