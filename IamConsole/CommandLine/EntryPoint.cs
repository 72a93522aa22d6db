using IamConsole.CommandLine.Evaluate;
using IamConsole.CommandLine.Generate;
using IamConsole.Hosting;

namespace IamConsole.CommandLine;

/// <summary>Where the process begins: finds the verb, does it, and turns what went wrong into an exit code and one line.</summary>
internal static class EntryPoint
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Misuse = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (!Arguments.TryParse(arguments, out var parsed, out var problem))
        {
            await Console.Error.WriteLineAsync($"{problem}\n\n{Usage.Text}");
            return Misuse;
        }

        try
        {
            return parsed.Verb switch
            {
                Verb.Help => Help(),
                Verb.Serve => await Serve.RunAsync(parsed),
                Verb.ResetRoot => await AccountVerbs.ResetRootAsync(parsed),
                Verb.CreateAccount => await AccountVerbs.CreateAccountAsync(parsed),
                Verb.Evaluate => EvaluateVerb.Run(parsed),
                Verb.Operations => Operations(),
                Verb.Generate => await GenerateVerb.RunAsync(parsed),
                Verb.Measure => await MeasureVerb.RunAsync(parsed),
                _ => throw new InvalidOperationException($"No such verb: {parsed.Verb}."),
            };
        }
        catch (StartRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Misuse;
        }
        catch (VerbMisused misused)
        {
            await Console.Error.WriteLineAsync(misused.Message);
            return Misuse;
        }
        catch (VerbFailed failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return Failure;
        }
    }

    private static int Operations()
    {
        Console.Out.Write(AwsApi.OperationSupport.Markdown());
        return Success;
    }

    private static int Help()
    {
        Console.Out.Write(Usage.Text);
        return Success;
    }
}

/// <summary>Why a verb was not done although it was asked for properly.</summary>
internal sealed class VerbFailed(string message) : Exception(message);

/// <summary>Why a verb cannot be done as it was asked for.</summary>
internal sealed class VerbMisused(string message) : Exception(message);
