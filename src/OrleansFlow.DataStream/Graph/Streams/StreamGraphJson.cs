using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansFlow.Graph;

/// <summary>The JSON form of a stream graph (org.apache.flink.streaming.api.graph.JSONGenerator).</summary>
internal static class StreamGraphJson
{
    internal static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(StreamGraph graph)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteStartArray("nodes");
            foreach (StreamNode node in graph.Nodes)
            {
                Write(json, node);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, StreamNode node)
    {
        json.WriteStartObject();
        json.WriteNumber("id", node.Id);
        json.WriteString("type", node.Name);
        json.WriteString("pact", node.IsSource ? "Data Source" : node.Spec.OutputType is null ? "Data Sink" : "Operator");
        json.WriteString("contents", node.Description);
        json.WriteNumber("parallelism", node.Parallelism);
        if (node.InEdges.Count > 0)
        {
            json.WriteStartArray("predecessors");
            foreach (StreamEdge edge in node.InEdges)
            {
                json.WriteStartObject();
                json.WriteNumber("id", edge.Source.Id);
                json.WriteString("ship_strategy", edge.Partitioner.Name);
                json.WriteString("side", edge.TargetInput == 0 ? "first" : "second");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
