namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>A program for the command line client: counts until it is cancelled.</summary>
public static class EndlessProgram
{
    /// <summary>Submits the job.</summary>
    public static async Task Main(string[] arguments)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, long.MaxValue - 1)
            .Map(static number => (Key: number % 100, Count: 1L))
            .KeyBy(static entry => entry.Key)
            .Sum(static entry => entry.Count)
            .SinkTo(new Sinks.DiscardingSink<(long Key, long Count)>());
        await environment.ExecuteAndWaitAsync("endless");
    }
}
