using System.Globalization;
using OrleansFlow.Configuration;

namespace OrleansFlow.Samples;

/// <summary>The command line of a sample: its own options, each with a value, and those that all samples have.</summary>
internal sealed class SampleOptions
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Whether what is in the output directory is deleted.</summary>
    public bool Overwrite { get; private set; }

    /// <summary>The value of an option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    public string this[string name] => _values[name];

    /// <summary>How a sample is called.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="own">Its own options, such as <c>--input &lt;file&gt;</c>.</param>
    public static string Usage(string sample, string[] own) =>
        $"{sample} {string.Join(' ', own)} [--parallelism N] [--master host:port] [--cluster-id ID] [--service-id ID] [--overwrite]";

    /// <summary>Reads the command line; an error is one sentence.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="own">The sample's own options, all of which must be there.</param>
    public static (SampleOptions Options, string? Error) Parse(string[] args, string[] own)
    {
        var options = new SampleOptions();
        string[] ownNames = [.. own.Select(static option => option.Split(' ')[0])];
        string[] known = [.. ownNames, "--parallelism", "--master", "--cluster-id", "--service-id"];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--overwrite")
            {
                options.Overwrite = true;
                continue;
            }

            if (!known.Contains(args[i]) || i + 1 == args.Length)
            {
                return (options, $"'{args[i]}' is not understood, or its value is missing.");
            }

            options._values[args[i]] = args[i + 1];
            i++;
        }

        foreach (string name in ownNames)
        {
            if (!options._values.ContainsKey(name))
            {
                return (options, $"{name} is missing.");
            }
        }

        return options._values.TryGetValue("--parallelism", out string? parallelism) && !int.TryParse(parallelism, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? (options, $"--parallelism is '{parallelism}', which is not a number.")
            : (options, null);
    }

    /// <summary>The environment in which the options let the sample run.</summary>
    public StreamExecutionEnvironment CreateEnvironment()
    {
        var configuration = new JobConfiguration();
        foreach ((string name, ConfigOption<string> option) in (ReadOnlySpan<(string, ConfigOption<string>)>)
            [("--master", PipelineOptions.Master), ("--cluster-id", PipelineOptions.ClusterId), ("--service-id", PipelineOptions.ServiceId)])
        {
            if (_values.TryGetValue(name, out string? value))
            {
                configuration.Set(option, value);
            }
        }

        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment(configuration);
        return _values.TryGetValue("--parallelism", out string? parallelism)
            ? environment.SetParallelism(int.Parse(parallelism, CultureInfo.InvariantCulture))
            : environment;
    }
}
