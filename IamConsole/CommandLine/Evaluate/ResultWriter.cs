using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Writes a line for each case.</summary>
/// <param name="output">Where to; it is written to in large pieces.</param>
/// <param name="explains">Whether each line has the trace.</param>
internal sealed class ResultWriter(Stream output, bool explains) : IDisposable
{
    private const int FlushSize = 64 << 10;

    // The lines are not put into HTML: names and ARNs stay readable.
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushSize);

    /// <summary>Writes what was decided.</summary>
    public void WriteDecision(Case decided, Decision decision)
    {
        Begin(decided);
        _json.WriteString("decision", DecisionNames.NameOf(decision.Result));
        _json.WriteString("decidedBy", DecisionNames.NameOf(decision.DecidedBy));
        _json.WriteStartArray("matched");
        var explanation = explains ? PolicyEvaluator.Explain(decided.Policies, decided.Request!) : null;
        foreach (var statement in explanation?.Matched ?? PolicyEvaluator.FindMatched(decided.Policies, decided.Request!))
        {
            _json.WriteStartObject();
            WriteStatement(_json, statement);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        if (decided.Expected is { } expected && expected != DecisionNames.NameOf(decision.Result))
        {
            _json.WriteString("expected", expected);
        }

        if (explanation is not null)
        {
            TraceWriter.Write(_json, explanation);
        }

        End();
    }

    /// <summary>Writes why a case is malformed.</summary>
    public void WriteProblem(Case malformed)
    {
        Begin(malformed);
        _json.WriteString("error", malformed.Problem);
        End();
    }

    /// <summary>Hands on what has been written.</summary>
    public void Flush()
    {
        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        output.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    /// <summary>Names a statement: its policy, its place from 0 and its Sid.</summary>
    public static void WriteStatement(Utf8JsonWriter json, StatementExplanation statement)
    {
        json.WriteString("policy", statement.Policy);
        json.WriteNumber("statement", statement.Statement.Index);
        if (statement.Statement.Sid is { } sid)
        {
            json.WriteString("sid", sid);
        }
    }

    private void Begin(Case of)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        if (of.Id is { } id)
        {
            _json.WritePropertyName("id");
            id.WriteTo(_json);
        }
        else
        {
            _json.WriteNull("id");
            _json.WriteNumber("line", of.Line);
        }

        if (of.LineId is { } lineId)
        {
            _json.WritePropertyName("case");
            lineId.WriteTo(_json);
        }
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushSize)
        {
            Flush();
        }
    }
}
