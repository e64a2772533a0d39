namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A program for the command line client: its records are of a type that nothing can write.</summary>
public static class UnserializableProgram
{
    /// <summary>Runs the job.</summary>
    public static async Task Main()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 1000)
            .Map(static number => new Reading(number, new MemoryStream()))
            .Rebalance()
            .SinkTo(new Sinks.DiscardingSink<Reading>());
        await environment.ExecuteAndWaitAsync("unserializable");
    }

    /// <summary>A record with a stream in it.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Content">What cannot be written.</param>
    public sealed record Reading(long Number, MemoryStream Content);
}
