namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>A program for the command line client: one of its functions never returns, whoever asks.</summary>
public static class StuckProgram
{
    /// <summary>What the function prints on its silo before it is stuck.</summary>
    public const string Said = "the function is called and does not return";

    /// <summary>Submits the job.</summary>
    public static async Task Main(string[] arguments)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 10)
            .Rebalance()
            .Map(static number =>
            {
                Console.WriteLine(Said);
                using var never = new ManualResetEventSlim();
                never.Wait();
                return number;
            })
            .Name("NeverReturns")
            .DisableChaining()
            .SinkTo(new Sinks.DiscardingSink<long>());
        await environment.ExecuteAndWaitAsync("stuck");
    }
}
