import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What went through the proxy since it was last asked: requests as {@code METHOD path}, and bytes of the connections. */
record Traffic(List<String> requests, long sent, long received) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Traffic take(String control) throws IOException, InterruptedException {
        List<String> answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://" + control)).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
        String[] numbers = answer.get(0).split(" ");
        return new Traffic(answer.subList(1, answer.size()), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
}
