using System.Diagnostics;
using OrleansFlow.Grains.Jobs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrleansFlow.Cli.Demo;

/// <summary>
/// A job's vertices as a table: records, records per second since the last look (once the job has ended: on average), states of
/// the subtasks.
/// </summary>
internal sealed class JobView(IJobGrain job)
{
    private readonly Dictionary<string, (long Records, long Timestamp)> _last = new(StringComparer.Ordinal);

    public async Task<IRenderable> RenderAsync()
    {
        JobDetails details = await job.GetDetailsAsync();
        var table = new Table { Title = new TableTitle(Markup.Escape($"{details.Overview.Name} · {details.Overview.Status.ToFlinkName()}")) };
        table.AddColumns("vertex", "records in", "records out", "records/s", "subtasks");
        foreach (VertexDetails vertex in details.Vertices)
        {
            long recordsIn = vertex.Subtasks.Sum(static subtask => subtask.Metrics?.NumRecordsIn ?? 0);
            long recordsOut = vertex.Subtasks.Sum(static subtask => subtask.Metrics?.NumRecordsOut ?? 0);
            string states = string.Join(", ", vertex.Subtasks.GroupBy(static subtask => subtask.State).OrderBy(static group => group.Key).Select(static group => $"{group.Count()} {group.Key.ToFlinkName()}"));
            table.AddRow(
                Markup.Escape(vertex.Name), $"{recordsIn:N0}", $"{recordsOut:N0}", $"{RatePerSecond(details.Overview, vertex.VertexId, Math.Max(recordsIn, recordsOut)):N0}", Markup.Escape(states));
        }

        return table;
    }

    private double RatePerSecond(JobOverview overview, string vertex, long records)
    {
        if (overview.EndTime is { } end)
        {
            return records / Math.Max((end - overview.StartTime).TotalSeconds, 0.001);
        }

        long now = Stopwatch.GetTimestamp();
        (long before, long then) = _last.GetValueOrDefault(vertex, (0, now));
        _last[vertex] = (records, now);
        double seconds = Stopwatch.GetElapsedTime(then, now).TotalSeconds;
        return seconds > 0 ? (records - before) / seconds : 0;
    }
}
