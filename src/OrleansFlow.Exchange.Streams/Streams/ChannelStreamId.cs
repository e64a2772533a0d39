using System.Globalization;

namespace OrleansFlow.Exchange.Streams;

/// <summary>Channels as stream ids: namespace is the job, key is edge/producer→consumer.</summary>
internal static class ChannelStreamId
{
    private const char Arrow = '→';

    public static StreamId Of(ChannelId channel) => StreamId.Create(
        channel.Producer.Job.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"{channel.EdgeId}/{Text(channel.Producer)}{Arrow}{Text(channel.Consumer)}"));

    public static bool TryParse(StreamId stream, out ChannelId channel)
    {
        channel = default;
        string key = stream.GetKeyAsString();
        int arrow = key.LastIndexOf(Arrow);
        if (arrow < 0 || !JobId.TryParse(stream.GetNamespace(), out JobId job))
        {
            return false;
        }

        string[] consumer = key[(arrow + 1)..].Split('/');
        string[] producer = key[..arrow].Split('/');
        if (consumer.Length != 3 || producer.Length < 4
            || !TryParse(job, consumer, out ExecutionAttemptId to)
            || !TryParse(job, producer[^3..], out ExecutionAttemptId from))
        {
            return false;
        }

        channel = new ChannelId(string.Join('/', producer[..^3]), from, to);
        return true;
    }

    private static string Text(ExecutionAttemptId attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{attempt.Vertex}/{attempt.Subtask}/{attempt.Attempt}");

    private static bool TryParse(JobId job, string[] parts, out ExecutionAttemptId attempt)
    {
        attempt = default;
        if (!JobVertexId.TryParse(parts[0], out JobVertexId vertex)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int subtask)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return false;
        }

        attempt = new ExecutionAttemptId(job, vertex, subtask, number);
        return true;
    }
}
