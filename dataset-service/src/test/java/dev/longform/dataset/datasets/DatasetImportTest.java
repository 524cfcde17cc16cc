package dev.longform.dataset.datasets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.ItemContent;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class DatasetImportTest {
    private static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final String A = "{'id':'a','subset':'QA','prompt':'p','chosen':['x y z'],'rejected':['x','y','z']}";
    private static final String B = "{'id':'b','subset':'Chat','prompt':'p','chosen':['x'],'rejected':['x y','z']}";
    private static final String C =
            "{'id':'c','subset':'Reasoning','prompt':[{'role':'user','content':'q'}],'chosen':['x'],'rejected':['y']}";

    @Inject
    Jdbi jdbi;

    @Inject
    Datasets datasets;

    private String name;

    @BeforeEach
    void nameTheDataset() {
        name = "d-" + UUID.randomUUID();
    }

    @Test
    void anImportIsReportedAndShown() {
        upload(lines(A, B, C))
                .statusCode(201)
                .header("Location", containsString("/api/v1/datasets/" + name + "@1"))
                .body("name", equalTo(name))
                .body("version", equalTo(1))
                .body("items", equalTo(3))
                .body("unchanged", equalTo(false))
                .body("skipped", equalTo(0))
                .body("errors", hasSize(0))
                .body("errorCount", equalTo(0));

        show(name)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("items", equalTo(3))
                .body("subsets.QA", equalTo(1))
                .body("candidates.'4'", equalTo(1))
                .body("candidates.'3'", equalTo(1))
                .body("candidates.'2'", equalTo(1))
                .body("sharedPrompts", equalTo(2))
                .body("clusters", equalTo(2))
                .body("words.min", equalTo(1))
                .body("words.median", equalTo(1.0f))
                .body("words.mean", equalTo(12 / 9.0f))
                .body("words.max", equalTo(3))
                .body("tokens.max", equalTo(3))
                .body("tokens.tokenizer", equalTo("o200k_base"))
                .body("baselines.longest.all", equalTo(0.5f))
                .body("baselines.longest.QA", equalTo(1.0f))
                .body("baselines.longest.Chat", equalTo(0.0f))
                .body("baselines.longest.Reasoning", equalTo(0.5f))
                .body("baselines.shortest.all", equalTo(1 / 3.0f))
                .body("baselines.shortest.Chat", equalTo(0.5f))
                .body("baselines.random.QA", equalTo(0.25f))
                .body("baselines.random.Chat", equalTo(1 / 3.0f))
                .body("marked", hasSize(1))
                .body("marked[0].subset", equalTo("QA"))
                .body("marked[0].baseline", equalTo("longest"))
                .body("marked[0].accuracy", equalTo(1.0f));
    }

    @Test
    void theHashIsThatOfTheCanonicalItemsInIdOrder() throws Exception {
        String canonical =
                "{\"chosen\":[\"x y z\"],\"id\":\"a\",\"prompt\":\"p\",\"rejected\":[\"x\",\"y\",\"z\"],\"subset\":\"QA\"}\n"
                        + "{\"chosen\":[\"x\"],\"id\":\"c\",\"prompt\":[{\"content\":\"q\",\"role\":\"user\"}],\"rejected\":[\"y\"],\"subset\":\"Reasoning\"}\n";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));

        upload(lines(C, A))
                .statusCode(201)
                .body("sha256", equalTo(HexFormat.of().formatHex(digest)));
    }

    @Test
    void orderOfLinesAndKeysMetadataAndFormDoNotMatter() {
        String sha256 = upload(lines(A, B, C)).statusCode(201).extract().path("sha256");
        String reordered = "\uFEFF" + C + "\r\n\r\n  \n"
                + A.replace("{'id':'a',", "{'margin':2,").replace("}", ",'id':'a'}") + "\n\uFEFF"
                + B.replace("['x']", "'x'") + "\r\n";

        upload(json(reordered))
                .statusCode(200)
                .body("unchanged", equalTo(true))
                .body("version", equalTo(1))
                .body("items", equalTo(3))
                .body("sha256", equalTo(sha256));
        assertThat(storedItems()).isEqualTo(3);
    }

    @Test
    void idsAreOrderedByTheirBytes() throws Exception {
        List<String> ids = new ArrayList<>(List.of("\uFFFD", "😀", "a", "B", "_", "é", "ab", "a b", "10", "9"));
        Collections.shuffle(ids, new Random(1));
        ids.sort((left, right) -> java.util.Arrays.compareUnsigned(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ids.forEach(id -> digest.update(
                ("{\"chosen\":[\"x\"],\"id\":\"" + id + "\",\"prompt\":\"p\",\"rejected\":[\"y\"],\"subset\":\"QA\"}\n")
                        .getBytes(StandardCharsets.UTF_8)));
        Collections.shuffle(ids, new Random(2));

        upload(lines(ids.stream().map(DatasetImportTest::item).toArray(String[]::new)))
                .statusCode(201)
                .body("sha256", equalTo(HexFormat.of().formatHex(digest.digest())));
    }

    @Test
    void otherContentIsTheNextVersionAndOldOnesStay() {
        upload(lines(A)).statusCode(201).body("version", equalTo(1));
        upload(lines(A, B)).statusCode(201).body("version", equalTo(2));
        upload(lines(A)).statusCode(200).body("version", equalTo(1));

        show(name).body("version", equalTo(2)).body("items", equalTo(2));
        show(name + "@1").body("version", equalTo(1)).body("items", equalTo(1));
        show(name + "@3").statusCode(404).contentType("application/problem+json");
        show("none-" + name).statusCode(404).body("detail", containsString("none-" + name));
    }

    @Test
    void gzipIsReadWhetherDeclaredOrNot() throws IOException {
        upload(gzip(lines(A, B))).statusCode(201).body("items", equalTo(2));
        given().config(RAW)
                .queryParam("name", name)
                .header("Content-Encoding", "gzip")
                .body(gzip(lines(A, B)))
                .post("/api/v1/datasets")
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(true));
    }

    @Test
    void anyBadLineMeansThatNothingIsImported() {
        upload(lines(A, "{", A, "", B.replace("'x y'", "'x'")))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errorCount", equalTo(3))
                .body("errors.line", equalTo(List.of(2, 3, 5)))
                .body("errors[1].reason", equalTo("duplicate id 'a'"))
                .body("errors[2].reason", equalTo("chosen[0] is equal to rejected[0]"))
                .body("detail", containsString("3 lines are bad, nothing was imported"));

        show(name).statusCode(404);
        assertThat(storedItems()).isZero();
    }

    @Test
    void skipBadImportsTheRest() {
        upload(lines(A, "{", A.replace("x y z", "other"), B), true)
                .statusCode(201)
                .body("items", equalTo(2))
                .body("skipped", equalTo(2))
                .body("errorCount", equalTo(2))
                .body("errors.line", equalTo(List.of(2, 3)));

        show(name).body("items", equalTo(2)).body("words.max", equalTo(3));
        upload(lines(A, B)).statusCode(200).body("unchanged", equalTo(true));
    }

    @Test
    void theFirstHundredBadLinesAreListedAndAllAreCounted() {
        // duplicates are found when their batch is written, after the lines that follow them
        String duplicates = lines(IntStream.range(0, 150).mapToObj(i -> A).toArray(String[]::new));
        String text =
                duplicates + lines(IntStream.range(0, 101).mapToObj(i -> "{").toArray(String[]::new));

        List<Integer> listed = upload(text)
                .statusCode(422)
                .body("errorCount", equalTo(149 + 101))
                .extract()
                .path("errors.line");

        assertThat(listed).isEqualTo(IntStream.rangeClosed(2, 101).boxed().toList());
    }

    @Test
    void aFileWithoutItemsIsAnError() {
        upload("").statusCode(422).body("detail", containsString("no items"));
        upload("\n\r\n").statusCode(422).body("errorCount", equalTo(0));
        upload("{\n", true).statusCode(422).body("errors.line", equalTo(List.of(1)));
    }

    @Test
    void twoItemsWithoutIdAndWithTheSameContentAreDuplicates() {
        String line = A.replace("'id':'a',", "");

        upload(lines(line, line))
                .statusCode(422)
                .body("errors.line", equalTo(List.of(2)))
                .body("errors[0].reason", containsString("duplicate id 'sha256:"));
    }

    @Test
    void importsOfOneNameAtOnceGetVersionsOfTheirOwn() {
        List<CompletableFuture<Integer>> imports = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> upload(lines(item("i" + i % 3))).extract().<Integer>path("version")))
                .toList();
        List<Integer> versions =
                imports.stream().map(CompletableFuture::join).sorted().toList();

        assertThat(versions).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(storedItems()).isEqualTo(3);
    }

    @Test
    void aWrongNameOrEncodingIsRefused() {
        for (String wrong : List.of("", "a@1", "a/b", ".a", "a b", "a".repeat(101))) {
            name = wrong;
            upload(lines(A)).statusCode(400).body("detail", containsString("name must be"));
        }
        given().config(RAW)
                .queryParam("name", "a")
                .header("Content-Encoding", "br")
                .body(lines(A).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets")
                .then()
                .statusCode(415);
    }

    @Test
    void aBombIsRefused() throws IOException {
        upload(gzip(" ".repeat(100 << 20))).statusCode(422).body("detail", containsString("200 times"));
    }

    @Test
    void largeItemsAreStoredAndReadBack() {
        String large = "{'id':'%s','subset':'QA','prompt':'p','chosen':['%s'],'rejected':['y']}";
        String[] items = IntStream.range(0, 5)
                .mapToObj(i -> large.formatted("i" + i, ("word" + i + " ").repeat(1_000_000)))
                .toArray(String[]::new);

        upload(lines(items)).statusCode(201).body("items", equalTo(5));

        show(name).body("words.max", equalTo(1_000_000)).body("words.median", equalTo(500_000.5f));
    }

    @Test
    void theCoordinatorFindsDatasetAndItems() {
        upload(lines(A, C)).statusCode(201);
        StoredDataset dataset = datasets.find(name + "@1").orElseThrow();
        List<String> contents = jdbi.withHandle(
                handle -> handle.createQuery("select content from item where dataset_version = :id order by item_id")
                        .bind("id", dataset.id())
                        .mapTo(String.class)
                        .list());

        assertThat(dataset.summary()).isEqualTo(datasets.summary(dataset.id()));
        assertThat(dataset.summary().subsets()).containsOnlyKeys("QA", "Reasoning");
        assertThat(contents.stream().map(content -> ItemContent.toItem(content).id()))
                .containsExactly("a", "c");
        assertThat(datasets.find("no such@x")).isEmpty();
    }

    @Test
    void metadataIsKeptOutsideTheHash() {
        upload(lines(A.replace("{", "{'margin':0.10,'source':{'license':'MIT'},")))
                .statusCode(201);

        String metadata = jdbi.withHandle(handle -> handle.createQuery(
                        "select metadata::text from item join dataset_version d on d.id = dataset_version where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one());
        assertThat(metadata).isEqualTo("{\"margin\": 0.10, \"source\": {\"license\": \"MIT\"}}");
    }

    @Test
    void anExportImportsAgainAsTheSameVersion() {
        String sha256 =
                upload(lines(B.replace("{", "{'margin':0.10,"), A, C)).extract().path("sha256");

        String exported = export(name);

        assertThat(exported.lines().toList())
                .containsExactly(
                        json("{'id':'a','subset':'QA','prompt':'p','chosen':['x y z'],'rejected':['x','y','z']}"),
                        json("{'id':'b','subset':'Chat','prompt':'p','chosen':['x'],'rejected':['x y','z'],"
                                + "'margin':0.10}"),
                        json("{'id':'c','subset':'Reasoning','prompt':[{'content':'q','role':'user'}],"
                                + "'chosen':['x'],'rejected':['y']}"));
        name = name + "-again";
        upload(exported).statusCode(201).body("sha256", equalTo(sha256));
        given().get("/api/v1/datasets/{reference}/items", "none").then().statusCode(404);
    }

    @Test
    void aLongExportComesInPages() {
        String[] many = IntStream.range(0, 1200).mapToObj(i -> item("i" + i)).toArray(String[]::new);
        upload(lines(many));

        assertThat(export(name).lines().distinct()).hasSize(1200);
    }

    @Test
    void aNeedleOfTheFileIsKeptAndExported() {
        String needle = "{'aspect':'number','length':1000,'tokens':990,'bin':3,'bins':10,'position':0.36,"
                + "'source':'doc','haystack':'h','natural':false}";
        upload(lines(A.replace("'rejected':['x','y','z']", "'rejected':['x'],'needle':" + needle)));

        String facts = jdbi.withHandle(handle -> handle.createQuery("select facts -> 'needle' ->> 'source' from item"
                        + " join dataset_version d on d.id = dataset_version where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one());
        assertThat(facts).isEqualTo("doc");
        assertThat(export(name)).contains("\"haystack\":\"h\"");
    }

    @Test
    void anErrorThatHumansLocatedIsANaturalNeedleAndExportedAsOne() {
        String natural = "{'id':'n','subset':'QA','prompt':'p','chosen':['x'],'rejected':['a b c d e'],"
                + "'aspect':'wrong-grounding','tagged_position':0.41}";
        upload(lines(natural)).statusCode(201);

        String exported = export(name);
        assertThat(exported)
                .contains(json("'aspect':'wrong-grounding','length':4,'tokens':5,'bin':2,'bins':5,'position':0.41,"))
                .contains("\"natural\":true");
        name = name + "-again";
        upload(exported).statusCode(201);
        assertThat(export(name))
                .contains("\"natural\":true", "\"tagged_position\":0.41")
                .hasSameSizeAs(exported);
        upload(lines(natural)).statusCode(200);
        upload(lines(natural.replace("0.41", "0.61")))
                .statusCode(422)
                .body("detail", containsString("but the needles of 1 stand elsewhere"));
        upload(lines(natural.replace("0.41", "1.0")))
                .statusCode(422)
                .body("errors[0].reason", containsString("tagged_position must be a number"));
        upload(lines(natural.replace("['x']", "['x','y']")))
                .statusCode(422)
                .body("errors[0].reason", containsString("one chosen and one rejected"));
    }

    private static String export(String reference) {
        return given().get("/api/v1/datasets/{reference}/items", reference)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .body()
                .asString();
    }

    private ValidatableResponse upload(String text) {
        return upload(text, false);
    }

    private ValidatableResponse upload(String text, boolean skipBad) {
        return upload(text.getBytes(StandardCharsets.UTF_8), skipBad);
    }

    private ValidatableResponse upload(byte[] body) {
        return upload(body, false);
    }

    private ValidatableResponse upload(byte[] body, boolean skipBad) {
        return given().config(RAW)
                .contentType("application/x-ndjson")
                .queryParam("name", name)
                .queryParam("skipBad", skipBad)
                .body(body)
                .post("/api/v1/datasets")
                .then();
    }

    private static ValidatableResponse show(String reference) {
        return given().get("/api/v1/datasets/{reference}", reference).then();
    }

    /** Items of sealed versions of this test's name, and of none at all. */
    private long storedItems() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select count(*) from item left join dataset_version d on d.id = dataset_version
                        where d.id is null or d.name = :name
                        """).bind("name", name).mapTo(Long.class).one());
    }

    private static String item(String id) {
        return "{'id':'" + id + "','subset':'QA','prompt':'p','chosen':['x'],'rejected':['y']}";
    }

    private static String lines(String... items) {
        return items.length == 0 ? "" : json(String.join("\n", items) + "\n");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
