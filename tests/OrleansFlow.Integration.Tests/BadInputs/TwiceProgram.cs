using System.Runtime.Loader;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A program for the command line client: hands one job to a cluster inside the process twice.</summary>
public static class TwiceProgram
{
    /// <summary>Runs the jobs.</summary>
    public static async Task Main()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 1000).SinkTo(new Sinks.DiscardingSink<long>());
        JobGraph job = environment.GetJobGraph("twice");
        AssemblyLoadContext? context = AssemblyLoadContext.GetLoadContext(typeof(TwiceProgram).Assembly);
        await using LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions { ProgramContext = context });
        await (await cluster.SubmitAsync(job)).GetResultAsync();
        await cluster.SubmitAsync(job);
    }
}
