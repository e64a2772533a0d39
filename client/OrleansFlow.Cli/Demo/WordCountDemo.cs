using OrleansFlow.Execution;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Hosting;
using OrleansFlow.Samples.WordCount;
using OrleansFlow.Sources;
using Spectre.Console;

namespace OrleansFlow.Cli.Demo;

/// <summary>Counts words on two silos, shows the job's vertices meanwhile, and prints the most frequent words.</summary>
internal sealed class WordCountDemo(IReadOnlyList<string> files, TimeSpan? duration)
{
    private const int Silos = 2;
    private const int Parallelism = 4;
    private const int Shown = 10;

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
        AnsiConsole.MarkupLineInterpolated($"Counting the words of [bold]{files.Count}[/] files on a cluster of [bold]{Silos}[/] silos…");
        await using LocalCluster cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { Silos = Silos, TaskSlots = Parallelism / Silos, ProgramContext = System.Runtime.Loader.AssemblyLoadContext.Default }, cancellationToken);
        var executor = new DemoExecutor(cluster);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task counting = CountAsync(executor, end.Token);
        IJobClient job = await await Task.WhenAny(executor.Job, FailWith(counting));
        if (duration is { } limit)
        {
            end.CancelAfter(limit);
        }

        var view = new JobView(cluster.Grains.GetGrain<IJobGrain>(job.JobId.ToString()));
        await ShowAsync(view, Task.WhenAll(counting, EndOfAsync(job, cancellationToken)));
        bool ended = await EndedByItselfAsync(counting, cancellationToken);
        PrintWords(ended);
        return 0;
    }

    private static async Task<IJobClient> FailWith(Task counting)
    {
        await counting;
        throw new CommandException("the demo ended before its job was submitted.");
    }

    private static async Task EndOfAsync(IJobClient job, CancellationToken cancellationToken)
    {
        try
        {
            await job.GetResultAsync(cancellationToken);
        }
        catch (JobExecutionException)
        {
            // Who counts hears of it too.
        }
    }

    private static async Task ShowAsync(JobView view, Task end)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            await Task.WhenAny(end);
            AnsiConsole.Write(await view.RenderAsync());
            return;
        }

        await AnsiConsole.Live(new Table()).StartAsync(async live =>
        {
            do
            {
                live.UpdateTarget(await view.RenderAsync());
            }
            while (await Task.WhenAny(end, Task.Delay(RefreshInterval)) != end);
            live.UpdateTarget(await view.RenderAsync());
        });
    }

    private static async Task<bool> EndedByItselfAsync(Task counting, CancellationToken cancellationToken)
    {
        try
        {
            await counting;
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task CountAsync(DemoExecutor executor, CancellationToken cancellationToken)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(executor).SetParallelism(Parallelism);
        IAsyncEnumerable<Word> updates = environment
            .FromSource(new TextFileSource(files, new TextFileSourceOptions()), "Repository")
            .FlatMap(new SplitLines()).Name("Split")
            .KeyBy(static word => word.Text)
            .Sum(static word => word.Count).Name("Count")
            .ExecuteAndCollectAsync("demo", cancellationToken);
        await foreach (Word word in updates)
        {
            _counts[word.Text] = word.Count;
        }
    }

    private void PrintWords(bool ended)
    {
        AnsiConsole.MarkupLineInterpolated($"{_counts.Values.Sum():N0} words, {_counts.Count:N0} different ones{(ended ? "" : " so far")}. The most frequent:");
        foreach ((string word, long count) in _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(Shown))
        {
            AnsiConsole.MarkupLineInterpolated($"{count,10:N0}  {word}");
        }
    }
}
