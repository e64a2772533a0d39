namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>A program for the command line client: one of its functions throws.</summary>
public static class ThrowingProgram
{
    /// <summary>Runs the job.</summary>
    public static async Task Main()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 1000)
            .Rebalance()
            .Map(static number => number == 77 ? throw new InvalidOperationException($"{number} is not to be divided") : number / 7)
            .Name("DivideBySeven")
            .SinkTo(new Sinks.DiscardingSink<long>());
        await environment.ExecuteAndWaitAsync("throws");
    }
}
