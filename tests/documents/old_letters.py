"""The same words in TCVN3, in VNI and in Unicode; the first two as Western fonts show them."""

TCVN3_LETTER = "Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc øng dông cµi ®Æt ng\u00adêi ®¹t"
VNI_LETTER = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc öùng duïng caøi ñaët ngöôøi ñaït"
UNICODE_LETTER = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc ứng dụng cài đặt người đạt"
