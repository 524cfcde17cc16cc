package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunksTest {
    @Test
    void aChunkTakesAsManyWholeWordsAsFit() {
        long[] ids = {1, 2, 3, 4, 5, 6, 7};
        long[] words = {0, 1, 1, 2, 3, 3, 4};

        assertThat(Chunks.of(ids, words, 4)).containsExactly(new long[] {1, 2, 3, 4}, new long[] {5, 6, 7});
        assertThat(Chunks.of(ids, words, 2))
                .containsExactly(new long[] {1}, new long[] {2, 3}, new long[] {4}, new long[] {5, 6}, new long[] {7});
    }

    @Test
    void aWordLongerThanAChunkIsCutInside() {
        assertThat(Chunks.of(new long[] {1, 2, 3}, new long[] {0, 0, 0}, 2))
                .containsExactly(new long[] {1, 2}, new long[] {3});
    }

    @Test
    void noTokensAreNoChunks() {
        assertThat(Chunks.of(new long[0], new long[0], 4)).isEmpty();
    }

    @Property
    void nothingIsLostOrMoved(
            @ForAll @Size(max = 60) List<@IntRange(max = 1) Integer> steps,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        long[] words = new long[steps.size()];
        for (int i = 1; i < words.length; i++) {
            words[i] = words[i - 1] + steps.get(i);
        }
        long[] ids = LongStream.range(0, words.length).toArray();

        List<long[]> chunks = Chunks.of(ids, words, most);

        assertThat(chunks.stream().flatMapToLong(Arrays::stream).toArray()).isEqualTo(ids);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.length).isBetween(1, most));
    }
}
