namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A program for the command line client: as many subtasks as it is told.</summary>
public static class WideProgram
{
    /// <summary>Runs the job.</summary>
    public static async Task Main()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 1000).Map(static number => number + 1).SinkTo(new Sinks.DiscardingSink<long>());
        await environment.ExecuteAndWaitAsync("wide");
    }
}
