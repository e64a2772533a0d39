using System.Text;
using System.Text.Json;

namespace OrleansFlow.Graph;

/// <summary>The JSON form of a job graph (org.apache.flink.runtime.jobgraph.jsonplan.JsonPlanGenerator).</summary>
internal static class JobPlanJson
{
    public static string Write(JobGraph graph, IReadOnlyList<string> descriptions)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, StreamGraphJson.Format))
        {
            json.WriteStartObject();
            json.WriteString("jid", graph.JobId.ToString());
            json.WriteString("name", graph.Name);
            json.WriteString("type", "STREAMING");
            json.WriteStartArray("nodes");
            for (int i = graph.Vertices.Count - 1; i >= 0; i--)
            {
                Write(json, graph.Vertices[i], descriptions[i], graph.Edges);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, JobVertex vertex, string description, IReadOnlyList<JobEdge> edges)
    {
        json.WriteStartObject();
        json.WriteString("id", vertex.Id.ToString());
        json.WriteString("operator", "");
        json.WriteNumber("parallelism", vertex.Parallelism);
        json.WriteString("operator_strategy", "");
        json.WriteString("description", description);
        json.WriteStartObject("optimizer_properties");
        json.WriteEndObject();
        JobEdge[] inputs = edges.Where(edge => edge.Target == vertex.Id).ToArray();
        if (inputs.Length > 0)
        {
            json.WriteStartArray("inputs");
            for (int i = 0; i < inputs.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("id", inputs[i].Source.ToString());
                json.WriteNumber("num", i);
                json.WriteString("exchange", "pipelined_bounded");
                json.WriteString("ship_strategy", inputs[i].Partitioner);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
