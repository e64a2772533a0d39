using System.Globalization;
using OrleansFlow.Accumulators;
using OrleansFlow.Functions;

namespace OrleansFlow.Samples.ClickSessions;

/// <summary>Reads clicks from lines of time (ms since 1970), user and page; lines of another form go to a side output.</summary>
public sealed class ParseClicks : ProcessFunction<string, Click>
{
    /// <summary>Name of the accumulator that counts clicks.</summary>
    public const string Clicks = "clicks";

    /// <summary>Name of the accumulator that counts lines of another form.</summary>
    public const string Malformed = "malformed";

    [NonSerialized]
    private LongCounter? _clicks;

    [NonSerialized]
    private LongCounter? _malformed;

    /// <summary>The lines that are no clicks.</summary>
    public static OutputTag<string> MalformedLines { get; } = new("malformed");

    /// <inheritdoc />
    public override void Open(OpenContext context)
    {
        _clicks = RuntimeContext.GetLongCounter(Clicks);
        _malformed = RuntimeContext.GetLongCounter(Malformed);
    }

    /// <inheritdoc />
    public override void ProcessElement(string value, IProcessContext context, ICollector<Click> output)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        string[] fields = value.Split(',', 3);
        if (fields.Length == 3 && fields[1].Length > 0 && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long time))
        {
            output.Collect(new Click(fields[1], time, fields[2]));
            _clicks!.Count++;
        }
        else
        {
            context.Output(MalformedLines, value);
            _malformed!.Count++;
        }
    }
}
