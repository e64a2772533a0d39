using System.Text.Json;
using Orleans.TestingHost;

namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>
/// Calls from grain to grain in one silo, awaited one by one, with an argument of 64 bytes that is copied, and with filters and
/// time-out in place: the cost on the Orleans runtime that this program was built with, and on the other one by its own build of
/// this program, where that can be had.
/// </summary>
internal static class CallsBenchmark
{
    /// <summary>The argument by which this program asks the other runtime's build for its figure.</summary>
    public const string ThisRuntimeOnly = "--this-runtime-only";

    private const int Calls = 200_000;
    private const int Rounds = 7;

#if ORLEANS_EMBEDDED
    private const string RuntimeName = "embedded runtime";
    private const string OtherRuntime = "packages";
#else
    private const string RuntimeName = "Orleans packages";
    private const string OtherRuntime = "embedded";
#endif

    public static async Task<IReadOnlyList<string>> RunAsync(bool thisRuntimeOnly)
    {
        CallsFigure figure = await MeasureAsync();
        if (thisRuntimeOnly)
        {
            return [JsonSerializer.Serialize(figure)];
        }

        string? other = await OtherBuild.RunAsync(OtherRuntime, "calls", ThisRuntimeOnly);
        return
        [
            $"calls: awaited one by one, median of {Rounds} rounds of {Calls}",
            figure.ToText(),
            other is null ? "  the pinned Orleans packages do not restore here, so there is nothing to compare with" : JsonSerializer.Deserialize<CallsFigure>(other)!.ToText(),
        ];
    }

    private static async Task<CallsFigure> MeasureAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
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
        return new CallsFigure(RuntimeName, nanoseconds[Rounds / 2], nanoseconds[0], nanoseconds[^1]);
    }

    private sealed class PassingFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => context.Invoke();

        public Task Invoke(IOutgoingGrainCallContext context) => context.Invoke();
    }
}
