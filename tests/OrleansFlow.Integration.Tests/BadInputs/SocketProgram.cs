using System.Net.Sockets;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A program for the command line client: one of its functions holds a socket.</summary>
public static class SocketProgram
{
    /// <summary>Runs the job.</summary>
    public static async Task Main()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 1000)
            .Map(number => number + socket.Available)
            .Name("AddWhatIsAvailable")
            .SinkTo(new Sinks.DiscardingSink<long>());
        await environment.ExecuteAndWaitAsync("socket");
    }
}
