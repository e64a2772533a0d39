using System.Text;

namespace OrleansFlow.DataStream.Tests.Sinks;

/// <summary>A console that blocks who writes to it until it is opened.</summary>
internal sealed class SlowConsole : TextWriter
{
    private readonly ManualResetEventSlim _open = new();
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    /// <summary>Set when somebody writes.</summary>
    public ManualResetEventSlim Entered { get; } = new();

    /// <summary>What writing throws, once it is open.</summary>
    public Exception? Failure { get; set; }

    public string[] Lines
    {
        get
        {
            lock (_text)
            {
                return _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }

    public void Open() => _open.Set();

    public override void Write(char value) => Write([value]);

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Entered.Set();
        _open.Wait();
        if (Failure is not null)
        {
            throw Failure;
        }

        lock (_text)
        {
            _text.Append(buffer);
        }
    }
}
