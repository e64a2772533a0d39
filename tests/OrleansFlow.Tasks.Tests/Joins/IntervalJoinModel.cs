namespace OrleansFlow.Tasks.Tests.Joins;

/// <summary>An interval join as plainly as possible: a list of records for each side, that every step goes through from the beginning to the end.</summary>
internal sealed class IntervalJoinModel(long lower, long upper)
{
    private readonly List<(int Key, string Text, long Timestamp)> _left = [];
    private readonly List<(int Key, string Text, long Timestamp)> _right = [];
    private long _watermark = long.MinValue;

    public List<((int, string), long)> LateLeft { get; } = [];

    public List<((int, string), long)> LateRight { get; } = [];

    public List<(string, long)> Left((int Key, string Text) record, long timestamp)
    {
        if (timestamp < _watermark)
        {
            LateLeft.Add((record, timestamp));
            return [];
        }

        _left.Add((record.Key, record.Text, timestamp));
        return [.. _right.Where(r => r.Key == record.Key && r.Timestamp >= timestamp + lower && r.Timestamp <= timestamp + upper)
            .Select(r => (record.Text + r.Text, Math.Max(timestamp, r.Timestamp)))];
    }

    public List<(string, long)> Right((int Key, string Text) record, long timestamp)
    {
        if (timestamp < _watermark)
        {
            LateRight.Add((record, timestamp));
            return [];
        }

        _right.Add((record.Key, record.Text, timestamp));
        return [.. _left.Where(l => l.Key == record.Key && timestamp >= l.Timestamp + lower && timestamp <= l.Timestamp + upper)
            .Select(l => (l.Text + record.Text, Math.Max(timestamp, l.Timestamp)))];
    }

    public void Watermark(long watermark)
    {
        _watermark = watermark;
        _left.RemoveAll(l => (upper <= 0 ? l.Timestamp : l.Timestamp + upper) <= watermark);
        _right.RemoveAll(r => (lower >= 0 ? r.Timestamp : r.Timestamp - lower) <= watermark);
    }
}
