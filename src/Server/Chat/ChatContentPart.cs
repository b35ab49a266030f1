using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Verify.Server.Chat;

[Description("A part of a message's content.")]
internal sealed record ChatContentPart
{
    [Description("Only `text`.")]
    [AllowedValues("text")]
    public required string Type { get; init; }

    [Description("The text.")]
    public required string Text { get; init; }
}
