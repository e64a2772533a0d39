using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.Samples;

/// <summary>Each sample, run as its users do, gives what a plain computation over the same files gives.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TheSessionsOfALogOutOfOrderAreThoseOfThePlainComputation(int parallelism)
    {
        string[] lines = PlainClickSessions.RandomLog(new Random(parallelism));
        WriteInParts(_directory["log"], lines);

        ProcessResult result = await RunAsync("ClickSessions", parallelism, "--input", _directory["log"]);

        Assert.Contains($"{PlainClickSessions.Clicks(lines).Count} clicks, {lines.Count(static line => line.StartsWith('#'))} malformed lines", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Equal(PlainClickSessions.Of(lines), Lines("sessions"));
        Assert.Equal(lines.Where(static line => line.StartsWith('#')).Order(StringComparer.Ordinal), Lines("malformed"));
        Assert.Empty(Lines("late"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TheAlertsOfSensorsAreThoseOfThePlainComputation(int parallelism)
    {
        string[] lines = PlainSensorAlerts.RandomReadings(new Random(parallelism));
        WriteInParts(_directory["readings"], lines);

        ProcessResult result = await RunAsync("SensorAlert", parallelism, "--input", _directory["readings"]);

        string[] expected = PlainSensorAlerts.Of(lines);
        Assert.Contains($"{lines.Length} readings, {expected.Length} alerts", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Equal(expected, Lines());
        Assert.Contains(expected, static alert => alert.EndsWith("rising", StringComparison.Ordinal));
        Assert.Contains(expected, static alert => alert.EndsWith("silent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TheAlertsOfBroadcastRulesAreThoseOfThePlainComputation(int parallelism)
    {
        var random = new Random(parallelism);
        string[] transactions = PlainFraudAlerts.RandomTransactions(random);
        string[] rules = PlainFraudAlerts.RandomRules(random);
        WriteInParts(_directory["transactions"], transactions);
        File.WriteAllLines(_directory["rules.csv"], rules);

        ProcessResult result = await RunAsync("FraudDetector", parallelism, "--input", _directory["transactions"], "--rules", _directory["rules.csv"]);

        string[] expected = PlainFraudAlerts.Of(transactions, rules);
        Assert.NotEmpty(expected);
        Assert.Contains($"{transactions.Length} transactions, {expected.Length} alerts", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Equal(expected, Lines());
    }

    [Fact]
    public async Task TheWordsOfASocketAreCountedOnceInTheirWindows()
    {
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, 20_000).Select(_ => $"word{random.Next(50)}")];
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<ProcessResult> running = RunAsync("SocketWindow", 2, "--hostname", "127.0.0.1", "--port", $"{((IPEndPoint)listener.LocalEndpoint).Port}");
        using (TcpClient client = await listener.AcceptTcpClientAsync())
        {
            foreach (string[] line in words.Chunk(7))
            {
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Join(' ', line) + "\n"));
            }
        }

        ProcessResult result = await running;

        Assert.Contains($"{words.Length} words", result.AssertSucceeded().Output, StringComparison.Ordinal);
        string[][] counts = [.. Lines().Select(static line => line.Split(','))];
        Assert.All(counts, static count => Assert.Equal(0, long.Parse(count[0], CultureInfo.InvariantCulture) % 5000));
        Assert.Equal(counts.Length, counts.Select(static count => (count[0], count[1])).Distinct().Count());
        Assert.Equal(
            words.GroupBy(static word => word).Select(static group => (group.Key, group.LongCount())).Order(),
            counts.GroupBy(static count => count[1]).Select(static group => (group.Key, group.Sum(static count => long.Parse(count[2], CultureInfo.InvariantCulture)))).Order());
    }

    [Theory]
    [InlineData("ClickSessions")]
    [InlineData("SensorAlert")]
    [InlineData("FraudDetector")]
    [InlineData("SocketWindow")]
    public async Task ASampleWithoutItsOptionsSaysHowItIsCalled(string sample) =>
        (await Programs.RunAsync($"{sample}.dll")).AssertRefused("is missing", $"{sample} --", "--output <directory>", "[--parallelism N]");

    [Fact]
    public async Task ALineThatCannotBeReadIsTold()
    {
        File.WriteAllText(_directory["readings.csv"], "oven,1000,20.5\noven,soon,21\n");
        (await RunAsync("SensorAlert", 1, "--input", _directory["readings.csv"])).AssertRefused("operator 'Parse (1/1)#0'", "'oven,soon,21' is no reading");
    }

    private static void WriteInParts(string directory, string[] lines)
    {
        Directory.CreateDirectory(directory);
        int part = 0;
        foreach (string[] lot in lines.Chunk((lines.Length / 3) + 1))
        {
            File.WriteAllLines(Path.Combine(directory, $"part-{part++}.csv"), lot);
        }
    }

    private Task<ProcessResult> RunAsync(string sample, int parallelism, params string[] options) =>
        Programs.RunAsync($"{sample}.dll", [.. options, "--output", _directory["output"], "--parallelism", $"{parallelism}"]);

    private string[] Lines(string part = "") =>
        [.. Directory.GetFiles(Path.Combine(_directory["output"], part)).SelectMany(File.ReadLines).Order(StringComparer.Ordinal)];
}
