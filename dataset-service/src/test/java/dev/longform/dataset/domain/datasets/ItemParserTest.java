package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.Message;
import dev.longform.platform.EventWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItemParserTest {
    private static final String GOOD =
            "{'id':'a','subset':'QA','prompt':'Why?','chosen':['Two words'],'rejected':['One','And\\u00a0two']}";

    @Test
    void anItemHasItsChosenCandidatesFirst() throws BadLineException {
        ParsedItem parsed = parse(GOOD);

        assertThat(parsed.item().id()).isEqualTo("a");
        assertThat(parsed.item().subset()).isEqualTo("QA");
        assertThat(parsed.item().prompt()).containsExactly(new Message("user", "Why?"));
        assertThat(parsed.item().candidates())
                .containsExactly(
                        new Candidate("Two words", true),
                        new Candidate("One", false),
                        new Candidate("And\u00a0two", false));
        assertThat(parsed.facts().chosen()).containsExactly(true, false, false);
        assertThat(parsed.facts().words()).containsExactly(2, 1, 2);
        assertThat(parsed.metadata()).isEqualTo("{}");
    }

    @Test
    void oneTextStandsForAListOfOne() throws BadLineException {
        assertThat(parse("{'id':'a','subset':'QA','prompt':'Why?','chosen':'x','rejected':'y'}"))
                .isEqualTo(parse("{'id':'a','subset':'QA','prompt':'Why?','chosen':['x'],'rejected':['y']}"));
    }

    @Test
    void unknownFieldsAreMetadataAndChangeNothingElse() throws BadLineException {
        ParsedItem with = parse("{'margin':1.50,'license':{'name':'MIT','x':null}," + GOOD.substring(1));

        assertThat(with.metadata()).isEqualTo("{\"margin\":1.50,\"license\":{\"name\":\"MIT\",\"x\":null}}");
        assertThat(with.content()).isEqualTo(parse(GOOD).content());
    }

    @Test
    void theOrderOfKeysDoesNotMatter() throws BadLineException {
        assertThat(
                        parse(
                                "{'rejected':['One','And\\u00a0two'],'chosen':['Two words'],'prompt':'Why?','subset':'QA','id':'a'}"))
                .isEqualTo(parse(GOOD));
    }

    @Test
    void aMissingIdIsDerivedFromTheContent() throws BadLineException {
        String without = "{'subset':'QA','prompt':'Why?','chosen':['x'],'rejected':['y']}";

        // sha256sum of {"chosen":["x"],"prompt":"Why?","rejected":["y"],"subset":"QA"}
        assertThat(parse(without).item().id()).isEqualTo("sha256:b1a10f30d7c1a508278f0f675c1046cd");
        assertThat(parse(without.replace("{'subset'", "{'id':null,'n':1,'subset'"))
                        .item()
                        .id())
                .isEqualTo(parse(without).item().id());
    }

    @Test
    void aTextAndItsOneMessageAreTheSameCluster() throws BadLineException {
        String messages = GOOD.replace("'Why?'", "[{'role':'user','content':'Why?'}]");

        assertThat(parse(messages).facts().cluster())
                .isEqualTo(parse(GOOD).facts().cluster());
        assertThat(parse(messages).item()).isEqualTo(parse(GOOD).item());
        assertThat(parse(GOOD.replace("Why?", "Who?")).facts().cluster())
                .isNotEqualTo(parse(GOOD).facts().cluster());
    }

    @Test
    void aConversationKeepsItsRoles() throws BadLineException {
        String line =
                GOOD.replace("'Why?'", "[{'content':'Be brief','role':'system'},{'role':'user','content':'Why?'}]");

        assertThat(parse(line).item().prompt())
                .containsExactly(new Message("system", "Be brief"), new Message("user", "Why?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                        | not a JSON object
            {'id':'a','id':'b'}                                       | duplicate key 'id'
            {'subset':'QA','x':{'k':1,'k':2}}                         | duplicate key 'k'
            {'prompt':'p','chosen':['x'],'rejected':['y']}            | subset is missing
            {'subset':null,'prompt':'p','chosen':['x'],'rejected':['y']} | subset is missing
            {'subset':7,'prompt':'p','chosen':['x'],'rejected':['y']} | subset must be a text
            {'subset':'all','prompt':'p','chosen':['x'],'rejected':['y']} | subset must not be 'all', which means all subsets
            {'subset':'QA','chosen':['x'],'rejected':['y']}           | prompt is missing
            {'subset':'QA','prompt':' ','chosen':['x'],'rejected':['y']} | prompt is empty
            {'subset':'QA','prompt':3,'chosen':['x'],'rejected':['y']} | prompt must be a text or a list of {role, content}
            {'subset':'QA','prompt':[],'chosen':['x'],'rejected':['y']} | prompt is empty
            {'subset':'QA','prompt':['p'],'chosen':['x'],'rejected':['y']} | prompt[0] must be {role, content}
            {'subset':'QA','prompt':[{'role':'tool','content':'p'}],'chosen':['x'],'rejected':['y']} | prompt[0].role is 'tool'; known are system, user, assistant
            {'subset':'QA','prompt':[{'role':'user'}],'chosen':['x'],'rejected':['y']} | prompt[0].content is missing
            {'subset':'QA','prompt':[{'role':'user','content':'p','name':'n'}],'chosen':['x'],'rejected':['y']} | prompt[0] has the unknown field 'name'
            {'subset':'QA','prompt':'p','rejected':['y']}             | chosen is missing
            {'subset':'QA','prompt':'p','chosen':[],'rejected':['y']} | chosen is empty
            {'subset':'QA','prompt':'p','chosen':['x',''],'rejected':['y']} | chosen[1] is empty
            {'subset':'QA','prompt':'p','chosen':['x'],'rejected':['y',1]} | rejected[1] must be a text
            {'subset':'QA','prompt':'p','chosen':{},'rejected':['y']} | chosen must be a list of texts, or one text
            {'subset':'QA','prompt':'p','chosen':['x'],'rejected':['y','x']} | chosen[0] is equal to rejected[1]
            {'id':'','subset':'QA','prompt':'p','chosen':['x'],'rejected':['y']} | id is empty
            {'id':5,'subset':'QA','prompt':'p','chosen':['x'],'rejected':['y']} | id must be a text
            {'id':'a','subset':'QA','prompt':'p\\u0000','chosen':['x'],'rejected':['y']} | prompt has a NUL character
            {'id':'a','subset':'QA','prompt':'p','chosen':['\\ud83d'],'rejected':['y']} | chosen[0] has a lone surrogate
            {'id':'a','subset':'QA','prompt':'p','chosen':['\\udc00\\ud800'],'rejected':['y']} | chosen[0] has a lone surrogate
            {'m':{'k':['\\u0000']}}                                   | m.k[0] has a NUL character
            {'m\\udfff':1}                                            | a field's name has a lone surrogate
            {'m':1e9999}                                              | m has a number that is out of range
            """)
    void whatIsNoItemIsBadWithItsReason(String line, String reason) {
        assertBad(line, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                     | not JSON: Unexpected end-of-input
            {'id':'a'} {}         | not JSON: something follows the object (column
            {'id':NaN}            | not JSON: Non-standard token 'NaN' (column
            {'id':'a',}           | not JSON: Unexpected character
            nonsense              | not JSON: Unrecognized token 'nonsense'
            """)
    void whatIsNoJsonIsBad(String line, String beginning) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(BadLineException.class)
                .hasMessageStartingWith(beginning);
    }

    @ParameterizedTest
    @MethodSource("invalidUtf8")
    void invalidUtf8IsBad(byte[] bytes) {
        byte[] line =
                concat("{\"id\":\"".getBytes(StandardCharsets.UTF_8), bytes, "\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ItemParser.parse(1, line, 0, line.length))
                .isInstanceOf(BadLineException.class)
                .hasMessage("invalid UTF-8 at byte 8");
    }

    static List<byte[]> invalidUtf8() {
        return List.of(
                new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3}, new byte[] {(byte) 0xc0, (byte) 0xaf}, new byte[] {
                    (byte) 0xed, (byte) 0xa0, (byte) 0x80
                });
    }

    @Test
    void aRawNulIsBad() {
        assertBad("{'id':'\0'}", "a NUL character");
    }

    @Test
    void sixteenCandidatesAreTheMost() throws BadLineException {
        assertThat(parse(withRejected(15)).item().candidates()).hasSize(16);
        assertBad(withRejected(16), "17 candidates; 16 are the most");
    }

    @Test
    void twoEqualRejectedResponsesAreFine() throws BadLineException {
        assertThat(parse("{'subset':'QA','prompt':'p','chosen':['x'],'rejected':['y','y']}")
                        .item()
                        .candidates())
                .hasSize(3);
    }

    @Test
    void idsAndSubsetsAreBounded() throws BadLineException {
        String subset = "{'id':'a','subset':'%s','prompt':'p','chosen':['x'],'rejected':['y']}";
        assertThat(parse(subset.formatted("s".repeat(100))).item().subset()).hasSize(100);
        assertBad(subset.formatted("s".repeat(101)), "subset has more than 100 characters");
        String id = "{'id':'%s','subset':'QA','prompt':'p','chosen':['x'],'rejected':['y']}";
        assertThat(parse(id.formatted("ä".repeat(500))).item().id()).hasSize(500);
        assertBad(id.formatted("ä".repeat(501)), "id has more than 1000 bytes");
    }

    @Test
    void theLimitIsOnTheEncodedRequest() throws BadLineException {
        int rest = EventWriter.encode(parse(withResponse("x")).item()).length
                + EventWriter.encode(parse(withResponse("x")).facts()).length
                - 1;
        int most = 8 * 1024 * 1024 - 32 * 1024 - rest;

        assertThat(parse(withResponse("x".repeat(most))).encodedBytes()).isEqualTo(8 * 1024 * 1024 - 32 * 1024);
        assertBad(
                withResponse("x".repeat(most + 1)),
                "over the size limit: a request with it takes 8388609 bytes, 8388608 are the most");
    }

    @Test
    void aLineThatIsAllBracketsIsBadInsteadOfFillingTheMemory() {
        assertThatThrownBy(() -> parse("{'m':[" + "[],".repeat(100_000) + "1]}"))
                .isInstanceOf(BadLineException.class)
                .hasMessageStartingWith("not JSON: ");
        assertThatThrownBy(() -> parse("{'m':" + "[".repeat(5_000)))
                .isInstanceOf(BadLineException.class)
                .hasMessageStartingWith("not JSON: ");
    }

    private static String withRejected(int count) {
        return "{'subset':'QA','prompt':'p','chosen':['x'],'rejected':['y'" + ",'y'".repeat(count - 1) + "]}";
    }

    private static String withResponse(String text) {
        return "{'id':'a','subset':'QA','prompt':'p','chosen':['" + text + "'],'rejected':['y']}";
    }

    private static void assertBad(String line, String reason) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(BadLineException.class)
                .hasMessage(reason);
    }

    private static ParsedItem parse(String line) throws BadLineException {
        byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ItemParser.parse(1, bytes, 0, bytes.length);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
