package dev.longform.dataset.domain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Prices;
import dev.longform.platform.EventJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {
    private static final String LENGTH =
            "{'name':'length','revision':'1','kind':'classifier','adapter':'builtin:length'}";
    private static final String JUDGE = "{'name':'simulated:judge','revision':'1','kind':'generative',"
            + "'adapter':'openai-chat','endpoint':'http://h','model':'m'}";

    @Test
    void allFieldsAreRead() {
        ModelSpec model = read(
                "{'name':'Skywork/Skywork-Reward-V2','revision':'2025-07','kind':'classifier',"
                        + "'adapter':'vllm-classify','endpoint':'HTTP://Host:8000/v1/','model':'rm','secret':'rm.key',"
                        + "'maxConcurrency':24,'options':{'timeoutSeconds':90,'a':{'b':[1.5,null]}},'tags':{'family':'Skywork'}}");

        assertThat(model.name()).isEqualTo("Skywork/Skywork-Reward-V2");
        assertThat(model.revision()).isEqualTo("2025-07");
        assertThat(model.kind()).isEqualTo(ModelKind.CLASSIFIER);
        assertThat(model.adapter()).isEqualTo("vllm-classify");
        assertThat(model.endpoint()).isEqualTo("http://host:8000");
        assertThat(model.model()).isEqualTo("rm");
        assertThat(model.secret()).isEqualTo("rm.key");
        assertThat(model.maxConcurrency()).isEqualTo(24);
        assertThat(model.options()).containsEntry("timeoutSeconds", 90).containsKey("a");
        assertThat(model.tags()).isEqualTo(Map.of("family", "Skywork"));
    }

    @Test
    void defaultsFollowTheAdapter() {
        assertThat(read(LENGTH))
                .isEqualTo(new ModelSpec(
                        "length",
                        "1",
                        ModelKind.CLASSIFIER,
                        "builtin:length",
                        null,
                        null,
                        null,
                        2,
                        Map.of(),
                        Map.of()));
        assertThat(read(JUDGE).maxConcurrency()).isEqualTo(8);
    }

    @Test
    void aNullIsAMissingField() {
        assertThat(read(LENGTH.replace("}", ",'endpoint':null,'secret':null,'options':null,'tags':{'a':null}}")))
                .isEqualTo(read(LENGTH));
    }

    @Test
    void pricesAreReadExactly() {
        assertThat(read(JUDGE.replace(
                                "}", ",'prices':{'currency':'USD','promptPerMillion':0.15,'completionPerMillion':60}}"))
                        .prices())
                .isEqualTo(new Prices("USD", new BigDecimal("0.15"), null, new BigDecimal("60"), null));
        assertThat(read(JUDGE).prices()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-d", "org/model", "simulated:judge", "gpt-4o+tools"})
    void namesOfTheFieldAreGood(String name) {
        assertThat(read(LENGTH.replace("'length'", "'" + name + "'")).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':'length'        |                                  | name is missing
            'name':'length'        | 'name':'a@b'                     | name must be
            'name':'length'        | 'name':'-a'                      | name must be
            'name':'length'        | 'name':5                         | name must be a text
            'revision':'1'         | 'revision':' '                   | revision is empty
            'revision':'1'         | 'revision':'a b'                 | revision must be
            'kind':'classifier'    | 'kind':'reward'                  | kind must be classifier or generative
            'adapter':'builtin:length' | 'adapter':'teo'              | adapter is not known for this kind of model; known are vllm-classify, vllm-pooling, vllm-score, tei, sglang, llama-server, oip-v2, onnx, builtin:minilm, builtin:length for classifiers and openai-chat, vllm-chat, sglang-chat, llama-server-chat, ollama-chat, tgi-chat, anthropic-messages for generative models
            'adapter':'builtin:length' | 'adapter':'tei'              | endpoint is missing
            'adapter':'builtin:length' | 'adapter':'onnx','endpoint':'http://h' | endpoint must be left out
            'adapter':'builtin:length' | 'adapter':'oip-v2','endpoint':'http://h' | model is missing
            'revision':'1'         | 'revision':'1','prices':3        | prices must be an object
            'revision':'1'         | 'revision':'1','prices':{}       | prices.currency must be three capital letters
            'revision':'1'         | 'revision':'1','prices':{'currency':'USD','perWord':1} | prices.perWord is unknown
            'revision':'1'         | 'revision':'1','prices':{'currency':'USD','perCall':-1} | prices.perCall must be a number from 0
            'revision':'1'         | 'revision':'1','prices':{'currency':'USD','perCall':'1'} | prices.perCall must be a number from 0
            'adapter':'builtin:length' | 'adapter':'openai-chat'      | adapter is not known for this kind
            'adapter':'builtin:length' | 'adapter':'vllm-classify'    | endpoint is missing
            'revision':'1'         | 'revision':'1','endpoint':'http://h' | endpoint must be left out
            'revision':'1'         | 'revision':'1','maxConcurrency':0    | maxConcurrency must be 1 to 1024
            'revision':'1'         | 'revision':'1','maxConcurrency':1025 | maxConcurrency must be 1 to 1024
            'revision':'1'         | 'revision':'1','maxConcurrency':1.5  | maxConcurrency must be a whole number
            'revision':'1'         | 'revision':'1','options':[]      | options must be an object
            'revision':'1'         | 'revision':'1','url':1,'api_key':2 | unknown: url, api_key
            'revision':'1'         | 'revision':'1','tags':{'a':'\\u0000'} | tags.a has a NUL character
            """)
    void aBrokenRuleNamesItsField(String good, String bad, String message) {
        String line = LENGTH.replace(good + ",", bad == null ? "" : bad + ",").replace(good + "}", bad + "}");

        assertThatThrownBy(() -> read(line)).isInstanceOf(InvalidModel.class).hasMessageStartingWith(message);
    }

    @Test
    void aJudgeNeedsTheNameThatItsServerKnows() {
        assertThatThrownBy(() -> read(JUDGE.replace(",'model':'m'", "")))
                .isInstanceOf(InvalidModel.class)
                .hasMessageStartingWith("model is missing");
    }

    @Test
    void aKeyInPlaceOfASecretsNameIsRefusedAndNotRepeated() {
        for (String key : List.of(
                "sk-live4711", "hf_4711abcdef", "4711".repeat(20), "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6", "Bearer 4711")) {
            assertThatThrownBy(() -> read(JUDGE.replace("}", ",'secret':'" + key + "'}")))
                    .isInstanceOf(InvalidModel.class)
                    .hasMessageStartingWith("secret must be the name of a secret")
                    .hasMessageNotContaining("4711");
            if (!key.startsWith("4711") && !key.startsWith("a1b2")) {
                assertThatThrownBy(() -> read(JUDGE.replace("}", ",'options':{'headers':['" + key + "']}}")))
                        .isInstanceOf(InvalidModel.class)
                        .hasMessageStartingWith("options holds what looks like a key")
                        .hasMessageNotContaining("4711");
            }
        }
    }

    @Test
    void aDescriptionHasRoomInEveryRequest() {
        assertThatThrownBy(() -> read(LENGTH.replace("}", ",'tags':{'a':'" + "x ".repeat(8192) + "'}}")))
                .isInstanceOf(InvalidModel.class)
                .hasMessageContaining("16384 bytes");
    }

    private static ModelSpec read(String description) {
        try {
            return ModelReader.read(EventJson.MAPPER.readTree(description.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
