using System.Globalization;

namespace OrleansFlow.Samples.WordCount;

/// <summary>The command line of the sample.</summary>
internal sealed record WordCountOptions
{
    public const string Usage = "WordCount --input <file|directory> --output <directory> [--parallelism N] [--master host:port] [--cluster-id ID] [--service-id ID] [--overwrite]";

    public string Input { get; private init; } = "";

    public string Output { get; private init; } = "";

    public int? Parallelism { get; private init; }

    public string? Master { get; private init; }

    public string? ClusterId { get; private init; }

    public string? ServiceId { get; private init; }

    public bool Overwrite { get; private init; }

    /// <summary>Reads the command line; an error is one sentence.</summary>
    public static (WordCountOptions Options, string? Error) Parse(string[] args)
    {
        var options = new WordCountOptions();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--overwrite")
            {
                options = options with { Overwrite = true };
                continue;
            }

            if (i + 1 == args.Length)
            {
                return (options, $"'{args[i]}' is not understood, or its value is missing.");
            }

            string value = args[i + 1];
            switch (args[i])
            {
                case "--input":
                    options = options with { Input = value };
                    break;
                case "--output":
                    options = options with { Output = value };
                    break;
                case "--master":
                    options = options with { Master = value };
                    break;
                case "--cluster-id":
                    options = options with { ClusterId = value };
                    break;
                case "--service-id":
                    options = options with { ServiceId = value };
                    break;
                case "--parallelism" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int parallelism):
                    options = options with { Parallelism = parallelism };
                    break;
                case "--parallelism":
                    return (options, $"--parallelism is '{value}', which is not a number.");
                default:
                    return (options, $"'{args[i]}' is not understood.");
            }

            i++;
        }

        return (options, options.Input.Length == 0 ? "--input is missing." : options.Output.Length == 0 ? "--output is missing." : null);
    }
}
