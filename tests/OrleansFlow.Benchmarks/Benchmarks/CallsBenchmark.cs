using System.Diagnostics;
using System.Globalization;
using Orleans.TestingHost;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>
/// Calls from grain to grain in one silo, awaited one by one, with an argument of 64 bytes that is copied, and with filters and
/// time-out in place: the cost of the Orleans runtime that this program was built with.
/// </summary>
internal static class CallsBenchmark
{
    private const int Calls = 200_000;
    private const int Rounds = 7;

    public static async Task<IReadOnlyList<string>> RunAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddIncomingGrainCallFilter<PassingFilter>();
            silo.AddOutgoingGrainCallFilter<PassingFilter>();
        });
        await using InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        ICallerGrain caller = cluster.Client.GetGrain<ICallerGrain>(0);

        var nanoseconds = new List<double>();
        for (int i = -2; i < Rounds; i++)
        {
            TimeSpan elapsed = await caller.CallAsync(Calls);
            if (i >= 0)
            {
                nanoseconds.Add(elapsed.TotalNanoseconds / Calls);
            }
        }

        nanoseconds.Sort();
        string line = string.Create(CultureInfo.InvariantCulture, $"calls ({RuntimeName}): {nanoseconds[Rounds / 2]:F0} ns a call (median of {Rounds} rounds of {Calls}; {nanoseconds[0]:F0} to {nanoseconds[^1]:F0})");
        return [line];
    }

#if ORLEANS_EMBEDDED
    private const string RuntimeName = "embedded runtime";
#else
    private const string RuntimeName = "Orleans packages";
#endif

    private sealed class PassingFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => context.Invoke();

        public Task Invoke(IOutgoingGrainCallContext context) => context.Invoke();
    }
}

/// <summary>An argument of 64 bytes.</summary>
[GenerateSerializer]
public sealed class Argument64
{
    [Id(0)]
    public long A { get; set; }

    [Id(1)]
    public long B { get; set; }

    [Id(2)]
    public long C { get; set; }

    [Id(3)]
    public long D { get; set; }

    [Id(4)]
    public long E { get; set; }

    [Id(5)]
    public long F { get; set; }

    [Id(6)]
    public long G { get; set; }

    [Id(7)]
    public long H { get; set; }
}

/// <summary>Calls another grain.</summary>
public interface ICallerGrain : IGrainWithIntegerKey
{
    [ResponseTimeout("00:10:00")]
    Task<TimeSpan> CallAsync(int count);
}

/// <summary>Is called.</summary>
public interface ICalledGrain : IGrainWithIntegerKey
{
    Task<long> TakeAsync(Argument64 argument);
}

/// <summary>Calls another grain.</summary>
public sealed class CallerGrain : Grain, ICallerGrain
{
    /// <inheritdoc />
    public async Task<TimeSpan> CallAsync(int count)
    {
        ICalledGrain called = GrainFactory.GetGrain<ICalledGrain>(1);
        var argument = new Argument64 { A = 1 };
        long sum = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            sum += await called.TakeAsync(argument);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return sum == count ? elapsed : throw new InvalidOperationException($"{count} calls were made, {sum} answered rightly.");
    }
}

/// <summary>Is called.</summary>
public sealed class CalledGrain : Grain, ICalledGrain
{
    /// <inheritdoc />
    public Task<long> TakeAsync(Argument64 argument) => Task.FromResult(argument.A);
}
