using OrleansFlow.Benchmarks.Benchmarks;
using OrleansFlow.Benchmarks.Benchmarks.Async;
using OrleansFlow.Benchmarks.Benchmarks.Calls;
using OrleansFlow.Benchmarks.Benchmarks.Joins;
using OrleansFlow.Benchmarks.Benchmarks.State;
using OrleansFlow.Benchmarks.Benchmarks.Timers;
using OrleansFlow.Benchmarks.Benchmarks.Windows;
using OrleansFlow.Benchmarks.Harness;

var benchmarks = new Dictionary<string, Func<IBenchmark>>
{
    ["word-count"] = static () => new WordCountBenchmark("word-count", silos: 1, forceRemote: false),
    ["word-count-remote"] = static () => new WordCountBenchmark("word-count-remote", silos: 2, forceRemote: true),
    ["chain"] = static () => new ChainBenchmark(),
    ["exchange"] = static () => new ExchangeBenchmark(),
    ["window"] = static () => new WindowBenchmark("window", parallelism: 1),
    ["window-2"] = static () => new WindowBenchmark("window-2", parallelism: 2),
    ["sliding"] = static () => new SlidingBenchmark(),
    ["session"] = static () => new SessionBenchmark(),
    ["state"] = static () => new StateBenchmark(),
    ["timers"] = static () => new TimersBenchmark(),
    ["interval-join"] = static () => new IntervalJoinBenchmark(),
    ["broadcast"] = static () => new BroadcastBenchmark(),
    ["async"] = static () => new AsyncBenchmark(),
};
var reports = new Dictionary<string, Func<Task<IReadOnlyList<string>>>>
{
    ["calls"] = () => CallsBenchmark.RunAsync(args.Contains(CallsBenchmark.ThisRuntimeOnly)),
    ["deploy"] = DeployBenchmark.RunAsync,
};

string? name = args.FirstOrDefault();
bool json = args.Length > 2 && args[1] == "-o" && args[2] == "json";
if (name is not null && benchmarks.TryGetValue(name, out Func<IBenchmark>? create))
{
    await using IBenchmark benchmark = create();
    BenchmarkReport report = await BenchmarkRunner.RunAsync(benchmark, BenchmarkRunner.DefaultRounds);
    Console.WriteLine(json ? report.ToJson() : report.ToText());
    return 0;
}

if (name is not null && reports.TryGetValue(name, out Func<Task<IReadOnlyList<string>>>? measure))
{
    IReadOnlyList<string> lines = await measure();
    Console.WriteLine(json ? System.Text.Json.JsonSerializer.Serialize(new { Name = name, Lines = lines }) : string.Join(Environment.NewLine, lines));
    return 0;
}

Console.Error.WriteLine($"oflow bench NAME [-o json]: NAME is one of {string.Join(", ", benchmarks.Keys.Concat(reports.Keys))}.");
return 2;
